"""How the data was made and how it is to be read, in words; numbers come from the code."""

from __future__ import annotations

from escape_routes.dataset.safety import EMBARGO_MONTHS, MAX_DECIMALS, MAX_ZOOM
from escape_routes.dataset.schema import MAX_QUOTE_WORDS

READING = """\
- **A count is what one source says.** Where sources differ, each figure has a row of its own; the
  one that is drawn by default is the published series, and the others stand beside it.
- **A row can cover several years.** Arrivals up to 1998, and women and men from 1999 to 2001, are
  known only as sums. They are never drawn as one year.
- **Provisional, partial and estimated values** are pale with a dashed edge. First figures for a
  year were later changed by up to 38 people.
- **Arrivals are not departures.** Years can lie between leaving North Korea and reaching
  South Korea, and nobody counts those who leave.
- **Some years are not calendar years**, some cells are rounded (UNHCR hides small numbers), and
  shares of different years are not compared. The caveat of each series says so.
- **A line has two ends and no path.** Its length is the distance as the crow flies, its width
  stands for the number of publishers, and its shape says nothing.
- **What is missing is not nothing.** Only what became public is here. A route without a passage
  in some years was not therefore unused.
"""

SELECTION = """\
A leg, event, passage or count is kept when its years overlap the chosen window, both ends
included. What has no year is kept and marked as undated. The years of a leg are those of which
its passages speak, passages that dispute it left out; the years of a route are those of its legs.
Counts are national: they follow the years and not the choice of routes. What the window hides is
counted in words on every page.

A download of the selection holds the rows that are kept, unchanged, and the rows that those name
(a passage that gives a figure, the source of a passage, a second route of an event), so that no
key leads nowhere. The file says how many were added. A route that is there for that reason comes
without its legs.
"""

CERTAINTY = """\
- **Documented** (solid line): a passage names both ends, or the movement between them.
- **Reported** (dashed): a passage names the movement at a coarser level, a country instead of a
  city, or from hearsay.
- **Inferred** (dotted): it follows from other legs; no passage supports it alone.

Every leg says in a sentence why. A passage *supports*, *disputes* or *gives context to* what it
is tied to; where one disputes, both sides are shown.
"""

GEOCODING = f"""\
Points come from GeoNames, from a short table of our own where GeoNames is wrong or silent, or are
label points set by hand for countries and provinces; the column `geocoder` says which. They have
at most {MAX_DECIMALS} decimals, which is about a kilometre, and stand for the whole place: a
town, county, province or country, as the column `precision` says. Names are found without a
network, in any spelling or script.
"""

BASEMAP = f"""\
Land and borders are those of OpenStreetMap, simplified, since other free sets put towns on the
Yalu and the Tumen on the wrong bank. Rivers are of GSHHG, provinces of Natural Earth, names of
GeoNames. The map has no tiles and asks no other host for anything; it stops at zoom {MAX_ZOOM}.
Boundaries are approximate and imply no endorsement.
"""

HARM = f"""\
1. Points are of towns, counties, provinces and countries; never a crossing, building or path.
2. A leg has two ends and nothing between them.
3. No leg, and no event on a route, is younger than {EMBARGO_MONTHS} months. National counts are.
4. Nothing is said of present use, and no route is ranked.
5. Nobody is named who is not in public office or public life.
6. Nothing tells how it is done: not who helped, no houses, timings, checkpoints or prices by
   place.
7. Every claim names a public source; a quotation has at most {MAX_QUOTE_WORDS} words.
8. No other host is asked for anything, and nothing that a visitor looks at is told to anybody.

The rules are code and run on every load, on own data too. They look for words, so a person reads
every row as well.
"""

CORRECTIONS = """\
Write to the maintainers of the repository from which this dashboard was installed, in the way in
which it takes reports. Name the row by its key (it stands in the address when the passage is
open, as in `focus=leg.…`) and say what is wrong, with a public source if there is one.

**To have something taken down** because it could harm somebody, ask for that and give the key
only: do not repeat the detail, and use a private report where the repository offers one. Such a
row is taken out first and discussed afterwards. No reason has to be proved.

Corrections are told in the changes below.
"""

LICENCES = """\
- **Our work** (selection, summaries, notes, certainty, the links between the tables):
  CC BY 4.0, "The escape-routes maintainers".
- **Quotations and titles** belong to their publishers and are not covered by that licence. They
  are quoted at 40 words at most, each with its source.
- **Figures of UNHCR** and **names and points of GeoNames**: CC BY 4.0, with those credits.
- **Basemap**: OpenStreetMap (ODbL 1.0), GSHHG (LGPL 3.0 or later), Natural Earth (public domain).
- **Code**: MIT.

`LICENSES-DATA.md` in the repository says which file carries which.
"""

SECTIONS = (
    ("How to read the numbers and lines", READING),
    ("What a selection keeps", SELECTION),
    ("How certain a leg is", CERTAINTY),
    ("Where the points come from", GEOCODING),
    ("The basemap", BASEMAP),
    ("Do no harm", HARM),
    ("Corrections and taking something down", CORRECTIONS),
    ("Licences", LICENCES),
)

CELLS = """\
In the CSV files of the zip and in the workbook, a text that a spreadsheet could take for a formula
(one that begins with =, +, -, @, a tab or a line end) has an apostrophe before it. Numbers are
numbers. Bring such a zip back as own data and the apostrophes are gone again. The files for
programs have every cell to the letter.
"""

OWN = """\
A dataset of your own can be shown with everything that this dashboard does: map, filters, counts,
passages, downloads. Bring it as a zip with the nine tables. It is checked by the same rules as
ours, the do-no-harm rules included, and every fault is listed at once. It is kept in the memory
of your session, is never written to a disk, and nobody else sees it.

Start from the empty template, or from the zip of everything. For a dataset that is to stay, run
the dashboard on it: `escape-routes new FOLDER` writes an empty one, `escape-routes validate
FOLDER` checks it, `escape-routes serve --data FOLDER` shows it.
"""
