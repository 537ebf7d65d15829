#!/bin/sh
# Stage 1 of the basemap: from packages to basemap.geojson. Used once in a while, never by the product.
#
#   sh scripts/prepare_basemap.sh INPUTS WORK
#
# INPUTS holds what these commands fetch (see data/basemap/README.md for what is taken from each):
#   npm pack @geo-maps/countries-coastline-100m@0.6.0 @geo-maps/earth-waterbodies-250m@0.6.0
#   apt-get download gmt-gshhg-full qgis-common
# WORK is filled with intermediate files, the last of them basemap.geojson.
# Needed besides: dpkg-deb, mapshaper 0.7.70 (npm), and pip install ".[basemap,gazetteer]".
set -eu
inputs=$1
work=$2
here=$(dirname "$0")
python=${PYTHON:-python3}
mapshaper="${MAPSHAPER:-mapshaper}"
region="['PRK','KOR','CHN','MNG','MMR','LAO','THA','VNM','KHM'].includes(A3) || far_east == 1"
neighbour="['JPN','TWN','HKG','MAC','RUS','KAZ','KGZ','NPL','BTN','BGD','IND','MYS','IDN','PHL','BRN','SGP'].includes(A3)"

mkdir -p "$work/countries" "$work/waterbodies" "$work/debian"
tar -xzf "$inputs"/geo-maps-countries-coastline-100m-0.6.0.tgz -C "$work/countries"
tar -xzf "$inputs"/geo-maps-earth-waterbodies-250m-0.6.0.tgz -C "$work/waterbodies"
dpkg-deb -x "$inputs"/gmt-gshhg-full_*.deb "$work/debian"
dpkg-deb -x "$inputs"/qgis-common_*.deb "$work/debian"

"$python" "$here/prepare_basemap.py" split "$work"

# One topology for the whole world: 200 m in the region, 800 m around it, 4 km elsewhere.
# Gaps between countries, from slivers along the Korean border up to Bir Tawil, are filled; the one
# gap that is larger is the Caspian Sea.
# Do not -clip here: after snapping it loses the mainlands of the United States, Mexico and Brazil.
"$mapshaper" "$work/countries.geojson" name=countries snap snap-interval=0.0003 \
    -filter "A3 != 'ATA'" \
    -simplify variable interval="($region) ? 200 : ($neighbour ? 800 : 4000)" keep-shapes \
    -clean sliver-control=0 gap-fill-area=5000km2 \
    -filter-islands min-area=1km2 \
    -innerlines where="A.A3 !== B.A3" + name=borders target=countries \
    -o "$work/borders.json" format=geojson precision=0.001 target=borders \
    -dissolve + target=countries name=land \
    -o "$work/land.json" format=geojson precision=0.001 target=land
"$mapshaper" "$work/lakes.geojson" -simplify interval=200 keep-shapes -clean \
    -o "$work/lakes_simple.json" format=geojson precision=0.001
"$mapshaper" "$work/provinces.geojson" -clip bbox=60,-5,160,65 -simplify interval=200 keep-shapes \
    -clean -innerlines where="A.country === B.country" \
    -o "$work/province_lines.json" format=geojson precision=0.001

"$python" "$here/prepare_basemap.py" assemble "$work"
