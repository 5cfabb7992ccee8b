#!/usr/bin/env bash
# Backs up our own database and the uploaded files of GANGMU_DATA into a new folder below the one given.
# Run as the user that runs the platform; the platform may go on running.
set -euo pipefail
umask 077
data="${GANGMU_DATA:?set GANGMU_DATA to the data folder}"
target="${1:?usage: backup.sh FOLDER}/$(date -u +%Y%m%dT%H%M%SZ)"
socket=$(sed -n 's/^socket="\(.*\)"$/\1/p' "$data/database/my.cnf")
mkdir -p "$target"
mariadb-dump --no-defaults --socket="$socket" --default-character-set=utf8mb4 \
  --single-transaction --quick --hex-blob gangmu | gzip -1 >"$target/gangmu.sql.gz"
gzip --test "$target/gangmu.sql.gz"
zcat "$target/gangmu.sql.gz" | tail -n 1 | grep -q 'Dump completed'
cp -a "$data/database/secret.json" "$target/"
if [ -e "$data/world.json" ]; then cp -a "$data/world.json" "$target/"; fi
# never ballot-keys: with them a backup could open secret ballots
if [ -e "$data/files" ]; then tar -C "$data" --exclude=files/ballot-keys -cf - files | tar -C "$target" -xpf -; fi
(cd "$target" && find . -type f ! -name SHA256SUMS -print0 | sort -z | xargs -0 sha256sum >SHA256SUMS)
echo "$target"
