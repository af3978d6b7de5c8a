using System.Text.Json;
using SharedTask.Core.Evaluations;
using SharedTask.Scoring.Contract;

namespace SharedTask.Core.Archives.Import;

/// <summary>Asks whether problems and tables, which screens read from their rows, can be read.</summary>
internal static class ArchivedProblems
{
    public static string? Check(ArchiveGuard guard, string? problems, string field) => Check(guard, problems, field, json => Problems.FromJson(json).All(problem => problem.Message is not null));

    public static string? CheckTables(ArchiveGuard guard, string? tables, string field) => Check(
        guard,
        tables,
        field,
        json => JsonSerializer.Deserialize<IReadOnlyList<ScoreTable>>(json, JsonSerializerOptions.Web)!.All(table => table is { Title: not null, Columns: not null, Rows: not null }));

    private static string? Check(ArchiveGuard guard, string? json, string field, Func<string, bool> isSound)
    {
        if (guard.Json(json, field) is { } text)
        {
            guard.Require(IsReadable(text), field);
        }

        return json;

        bool IsReadable(string text)
        {
            try
            {
                return isSound(text);
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
