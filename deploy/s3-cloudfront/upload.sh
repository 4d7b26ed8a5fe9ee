#!/bin/sh
# Uploads a built site: upload.sh DIST BUCKET [DISTRIBUTION], such as upload.sh dist s3://portico-files E2EXAMPLE
#
# Uploads assets first and HTML last, so that no page refers to a missing file. Old assets stay, for pages that are open
# during the deployment. Some days later, this removes those that aren't in DIST, which must be what you uploaded last:
#     aws s3 sync DIST/assets BUCKET/assets --delete --size-only --exclude '*.gz'
#     aws s3 sync DIST/embed/assets BUCKET/embed/assets --delete --size-only --exclude '*.gz'
# Each file is uploaded twice: as it is, and as .br with its real type and Content-Encoding; portico.yaml's function
# chooses. The .gz files aren't uploaded: CloudFront compresses for the few browsers without Brotli.
set -eu

dist=${1:?the folder that cargo xtask dist wrote}
bucket=${2:?s3:// and the name of the bucket}
distribution=${3:-}

[ -f "$dist/404.html" ] || { echo "$dist holds no site; cargo xtask dist builds it" >&2; exit 1; }

# upload FOLDER EXTENSION TYPE CACHING
upload() {
    echo "$1 *.$2: $4" >&2
    aws s3 cp "$dist/$1" "$bucket/$1" --recursive --no-progress \
        --exclude '*' --include "*.$2" --content-type "$3" --cache-control "$4"
    aws s3 cp "$dist/$1" "$bucket/$1" --recursive --no-progress \
        --exclude '*' --include "*.$2.br" --content-type "$3" --content-encoding br --cache-control "$4"
}

forever='public, max-age=31536000, immutable'
for assets in assets embed/assets; do
    upload "$assets" wasm application/wasm "$forever"
    upload "$assets" css text/css "$forever"
    upload "$assets" js text/javascript "$forever"
    upload "$assets" json application/json "$forever"
done
# The element's files that keep their names; not its folder of assets.
minute='public, max-age=60'
for name in portico.js:text/javascript portico.css:text/css prefetch.js:text/javascript integrity.json:application/json; do
    file=embed/${name%%:*}
    echo "$file: $minute" >&2
    aws s3 cp "$dist/$file" "$bucket/$file" --no-progress --content-type "${name#*:}" --cache-control "$minute"
    aws s3 cp "$dist/$file.br" "$bucket/$file.br" --no-progress \
        --content-type "${name#*:}" --content-encoding br --cache-control "$minute"
done
upload embed/prefetch txt text/plain "$minute"
upload '' html text/html no-cache

if [ -n "$distribution" ]; then
    aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*'
fi
