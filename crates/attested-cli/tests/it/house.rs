//! A folder of its own for each test, with a few reports, and the program run in it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

pub(crate) const HARROW: &str = "title: Ministers meet in Port Ansel
outlet: The Harrow Courier
date: 2031-04-09

Foreign Minister Hosrav Emir-Dallan of Qasmar met the envoy Ragna Ildvik in Port Ansel on Tuesday, his office said on Wednesday.

Emir-Dallan denied that Qasmar had sent drones to Halvenia. \"There are no drones,\" he told reporters.

At least 12 people were killed in an attack on the town of Dellin on Monday, police said.
";
pub(crate) const POST: &str = "title: Halvenia says drones came from Qasmar
outlet: The Toldra Post
date: 2031-04-10

Halvenia's foreign minister, Maren Oskeld, said that Qasmar had sent drones to Halvenia.

About 15 people were killed in the attack on Dellin, the army said on Thursday.
";

pub(crate) struct House {
    folder: TempDir,
}

/// What one run of the program came to.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl House {
    /// An empty folder with two reports in `reports/`.
    pub(crate) fn new() -> Self {
        let house = Self { folder: TempDir::new().unwrap() };
        house.write("reports/harrow.txt", HARROW);
        house.write("reports/post.txt", POST);
        house
    }

    /// The same, read already.
    pub(crate) fn read() -> Self {
        let house = Self::new();
        let ran = house.run(&["read", "reports"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        house
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// The program with a bare environment.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::cargo_bin("attested").unwrap();
        command.current_dir(self.path()).env_clear().env("TERM", "xterm-256color");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command().args(arguments))
    }
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
