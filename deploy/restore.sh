#!/usr/bin/env bash
# Restores a folder made by backup.sh into an empty GANGMU_DATA; the platform must not be running on it.
set -euo pipefail
umask 077
data="${GANGMU_DATA:?set GANGMU_DATA to the new data folder}"
source="${1:?usage: restore.sh BACKUP_FOLDER}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
(cd "$source" && sha256sum --check --quiet SHA256SUMS)
if [ -e "$data/database/data" ]; then
  echo "$data 里已有数据库，请给一个空文件夹 / there is a database in $data already, give an empty folder" >&2
  exit 1
fi
mkdir -p "$data/database"
cp -a "$source/secret.json" "$data/database/"
for part in world.json files; do
  if [ -e "$source/$part" ]; then cp -a "$source/$part" "$data/"; fi
done
zcat "$source/gangmu.sql.gz" | node "$here/../tooling/launch/src/bootstrap.mjs" gangmu sql
