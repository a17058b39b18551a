"""Makes borders.path out of Natural Earth's countries (public domain) as the npm package world-atlas carries them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 make_borders.py package/countries-110m.json

Each line of land and each border once, in degrees east and south with one decimal, as the data of an SVG path.
Not needed to build or run the product.
"""

import json
import sys

world = json.load(open(sys.argv[1]))
(sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
out = []
for arc in world["arcs"]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round(10 * (x * sx + tx)), round(-10 * (y * sy + ty)))
        if not points or points[-1] != point:
            points.append(point)
    # What crosses the edge of the map would be a line through the whole of it.
    if len(points) < 2 or any(abs(one[0] - other[0]) > 1800 for one, other in zip(points, points[1:])):
        continue
    show = lambda tenths: f"{tenths / 10:g}"
    steps = [f"{show(other[0] - one[0])} {show(other[1] - one[1])}" for one, other in zip(points, points[1:])]
    out.append(f"M{show(points[0][0])} {show(points[0][1])}l" + " ".join(steps))
open("borders.path", "w").write("".join(out) + "\n")
