"""Scores extractors on one folder of pages with `.expected` files beside them: `compare.py BINARY FOLDER [--only-trafilatura]`.

Prints F1 over shingles of four words, as the article-extraction benchmark of ScrapingHub counts it: true and false
positives of each page as shares, precision and recall averaged over pages, F1 of the two averages. Speed and memory
are measured on copies of the pages that are padded to the weight of real ones (menus, scripts, links).
"""
import json, os, re, resource, subprocess, sys, tempfile, time
from collections import Counter
from pathlib import Path

TEXT = ("body", "dateline", "item")
PADDED = 170_000


def expected(folder):
    wanted = {}
    for file in sorted(folder.glob("*.expected")):
        parts = file.read_text(encoding="utf-8").split("\n\n")
        lines = [line.split(": ", 1) for line in parts[1].splitlines() if ": " in line]
        wanted[file.stem] = " ".join(words for kind, words in lines if kind in TEXT)
    return wanted


def shingles(text):
    words = re.findall(r"\w+", text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + 4]) for at in range(len(words) - 3))


def score(wanted, found):
    precisions, recalls = [], []
    for page, text in wanted.items():
        want, have = shingles(text), shingles(found.get(page, ""))
        right = sum((want & have).values())
        wrong, missed = sum((have - want).values()), sum((want - have).values())
        if right + wrong:
            precisions.append(right / (right + wrong))
        if right + missed:
            recalls.append(right / (right + missed))
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def padded(folder, into):
    menu = "".join(f'<li class="menu-item"><a href="/s/{at}">Section {at}</a></li>' for at in range(300))
    link = '<div class="card related"><a href="/r/{0}"><h4>Another report of some length, number {0}</h4></a></div>'
    links = "".join(link.format(at) for at in range(250))
    for file in folder.glob("*.html"):
        page = file.read_bytes()
        if page.startswith(b"\xff\xfe"):
            continue
        extra = f'<nav class="mega-menu"><ul>{menu}</ul></nav><section class="related-list">{links}</section>'
        script = "<script>" + "window.a=window.a||[];a.push({k:'v',n:12345});\n" * 2000
        script = script[: max(0, PADDED - len(page) - len(extra))] + "</script>"
        low = page.lower()
        at = low.rfind(b"</body>")
        at = len(page) if at < 0 else at
        (into / file.name).write_bytes(page[:at] + (extra + script).encode() + page[at:])


def ours(binary, name, folder, passes=1):
    lines = subprocess.run([binary, name, str(folder), str(passes)], check=True, capture_output=True, text=True)
    rows = [json.loads(line) for line in lines.stdout.splitlines()]
    return {row["page"]: row["text"] for row in rows if "page" in row}, rows[-1]


def trafilatura_of(folder):
    """Runs in a process of its own, for its memory."""
    import trafilatura

    files = sorted(folder.glob("*.html"))
    pages = [(file.stem, file.read_bytes()) for file in files]
    started, found = time.process_time(), {}
    for stem, page in pages:
        read = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
        found[stem] = (read.text if hasattr(read, "text") else (read or {}).get("text")) or ""
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([found, {"seconds": seconds, "pages": len(pages), "peak_kb": peak}]))


def main():
    binary, folder = sys.argv[1], Path(sys.argv[2])
    if "--only-trafilatura" in sys.argv:
        return trafilatura_of(folder)
    wanted = expected(folder)
    digests = [file.stem for file in folder.glob("*.expected") if "\nitem: " in file.read_text(encoding="utf-8")]
    single = {page: text for page, text in wanted.items() if page not in digests}
    with tempfile.TemporaryDirectory() as heavy:
        padded(folder, Path(heavy))
        print(f"{len(wanted)} pages, {len(single)} of them of one report")
        print("| extractor | F1 | precision | recall | F1, one report | docs/s/core | peak MB |\n|---|---|---|---|---|---|---|")
        for name in ("attested", "dom_smoothie", "trafilatura"):
            if name == "trafilatura":
                itself = [sys.executable, __file__, binary]
                run = lambda where: json.loads(subprocess.run(itself + [str(where), "--only-trafilatura"], check=True, capture_output=True, text=True).stdout)
                (found, _), (_, cost) = run(folder), run(heavy)
            else:
                found, _ = ours(binary, name, folder)
                _, cost = ours(binary, name, Path(heavy), 5)
            f1, precision, recall = score(wanted, found)
            alone, _, _ = score(single, found)
            speed, peak = cost["pages"] / cost["seconds"], cost["peak_kb"] / 1024
            print(f"| {name} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {alone:.3f} | {speed:.0f} | {peak:.0f} |")


main()
