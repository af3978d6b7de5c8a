#!/usr/bin/env bash
# Until the first release each provider has one initial migration: this makes both anew from the model.
set -euo pipefail
cd "$(dirname "$0")/../../.."
dotnet tool restore > /dev/null
for provider in Sqlite SqlServer; do
  rm -rf "src/SharedTask.Core/Data/Migrations/$provider"
  dotnet ef migrations add Initial --project src/SharedTask.Core --startup-project src/SharedTask.Core \
    --context "${provider}SharedTaskDb" -o "Data/Migrations/$provider"
done
