#!/usr/bin/env bash
# add-migration.sh NAME: what the model has changed since the last migration, for each provider. Databases in use are brought up to date
# when the site starts, so a migration that has landed is never edited.
set -euo pipefail
name=${1:?the name of the migration, such as AddRowFlags}
cd "$(dirname "$0")/../../.."
dotnet tool restore > /dev/null
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$name" --project src/SharedTask.Core --startup-project src/SharedTask.Core \
    --context "${provider}SharedTaskDb" -o "Data/Migrations/$provider"
done
