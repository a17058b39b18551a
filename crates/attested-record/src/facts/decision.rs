use attested_model::{Action, Decision};
use rusqlite::{Row, TransactionBehavior, params};

use super::{facts_changed, row_of};
use crate::{Record, RecordError, Result, row};

pub(crate) const COLUMNS: &str = "uid, action, target, other, field, value, reason, user, time";

impl Record {
    /// Appends what a reviewer said; false when the record has this very decision already.
    ///
    /// When this returns, the decision survives a power cut.
    ///
    /// # Errors
    /// [`RecordError::Invalid`] when the id is not the hash of the rest.
    pub fn add_decision(&mut self, decision: &Decision) -> Result<bool> {
        let again = Decision::new(
            decision.action.clone(),
            decision.reason.clone(),
            decision.user.clone(),
            decision.time.clone(),
        );
        if again.id != decision.id {
            return Err(RecordError::invalid(format!("the decision {} does not match its id", decision.id)));
        }
        self.connection.pragma_update(None, "synchronous", "FULL")?;
        let added = self.insert(decision);
        self.connection.pragma_update(None, "synchronous", "NORMAL")?;
        added
    }

    /// All decisions, in the order in which they were made.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let mut read =
            self.connection.prepare_cached(&format!("SELECT {COLUMNS} FROM decision ORDER BY id"))?;
        let decisions = read.query_map([], decision)?;
        Ok(decisions.collect::<std::result::Result<_, _>>()?)
    }

    fn insert(&mut self, decision: &Decision) -> Result<bool> {
        let change = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if row_of(&change, "decision", &decision.id.to_string())?.is_some() {
            return Ok(false);
        }
        let (action, target, other, field, value) = columns(&decision.action);
        change.execute(
            &format!("INSERT INTO decision ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
            params![
                decision.id.to_string(),
                action,
                target,
                other,
                field,
                value,
                decision.reason,
                decision.user,
                decision.time
            ],
        )?;
        facts_changed(&change)?;
        change.commit()?;
        Ok(true)
    }
}

type Columns<'a> = (&'static str, String, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn columns(action: &Action) -> Columns<'_> {
    match action {
        Action::Confirm { target } => ("confirm", target.clone(), None, None, None),
        Action::Wrong { target } => ("wrong", target.clone(), None, None, None),
        Action::Hide { target } => ("hide", target.clone(), None, None, None),
        Action::Merge { target, other } => ("merge", target.clone(), Some(other), None, None),
        Action::Split { target, other } => ("split", target.clone(), Some(other), None, None),
        Action::Edit { target, field, value } => ("edit", target.clone(), None, Some(field), Some(value)),
        Action::Undo { target } => ("undo", target.to_string(), None, None, None),
    }
}

/// Reads a decision from a row of [`COLUMNS`].
pub(crate) fn decision(row: &Row<'_>) -> std::result::Result<Decision, rusqlite::Error> {
    let target: String = row.get(2)?;
    let action = match row.get_ref(1)?.as_str()? {
        "confirm" => Action::Confirm { target },
        "wrong" => Action::Wrong { target },
        "hide" => Action::Hide { target },
        "merge" => Action::Merge { target, other: row.get(3)? },
        "split" => Action::Split { target, other: row.get(3)? },
        "edit" => Action::Edit { target, field: row.get(4)?, value: row.get(5)? },
        "undo" => Action::Undo { target: row::word(row, 2)? },
        _ => {
            return Err(rusqlite::Error::InvalidColumnType(
                1,
                "action".to_owned(),
                rusqlite::types::Type::Text,
            ));
        }
    };
    Ok(Decision { id: row::word(row, 0)?, action, reason: row.get(6)?, user: row.get(7)?, time: row.get(8)? })
}
