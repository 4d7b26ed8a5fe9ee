#!/bin/sh
# Uploads a built site: upload.sh DIST BUCKET [DISTRIBUTION], such as upload.sh dist s3://portico-files E2EXAMPLE
#
# Assets go first and HTML last, so that no page names a file that is not there yet. Old assets stay, so that a page which
# is open during a deploy still finds its own. Some days later this removes those that DIST, just uploaded, does not have:
#     aws s3 sync DIST/assets BUCKET/assets --delete --size-only --exclude '*.gz'
# Each file is there twice: as it is, and as .br with its true type and Content-Encoding; portico.yaml's function
# chooses. The .gz are left out: CloudFront makes its own for the few browsers without Brotli.
set -eu

dist=${1:?the folder that cargo xtask dist wrote}
bucket=${2:?s3:// and the name of the bucket}
distribution=${3:-}

[ -f "$dist/404.html" ] || { echo "$dist holds no site; cargo xtask dist builds it" >&2; exit 1; }

# upload EXTENSION TYPE CACHING
upload() {
    echo "$1: $3" >&2
    aws s3 cp "$dist" "$bucket" --recursive --no-progress \
        --exclude '*' --include "*.$1" --content-type "$2" --cache-control "$3"
    aws s3 cp "$dist" "$bucket" --recursive --no-progress \
        --exclude '*' --include "*.$1.br" --content-type "$2" --content-encoding br --cache-control "$3"
}

forever='public, max-age=31536000, immutable'
upload wasm application/wasm "$forever"
upload css text/css "$forever"
upload js text/javascript "$forever"
upload html text/html no-cache

if [ -n "$distribution" ]; then
    aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*'
fi
