using SharedTask.Testing;

namespace SharedTask.Core.Tests.Bundles;

/// <summary>Bundles of both dialects, one for each trait that is read from them.</summary>
internal static class TraitBundles
{
    public static IReadOnlyDictionary<string, Func<BundleBuilder>> CodaLab { get; } = new Dictionary<string, Func<BundleBuilder>>(StringComparer.Ordinal)
    {
        ["plain"] = BundleBuilder.CodaLab,
        ["settings"] = () => BundleBuilder.CodaLab().Yaml("# top", "enable_detailed_results: True\nenable_teams: False\ncompetition_docker_image: someone/image:1\nend_date: 2024-03-01 12:30:00\nimage: logo.png"),
        ["no registration"] = () => BundleBuilder.CodaLab().Yaml("has_registration: True", "has_registration: False"),
        ["hidden results"] = () => BundleBuilder.CodaLab().Yaml("# first phase", "leaderboard_management_mode: hide_results\nexecution_time_limit: 50"),
        ["never ends"] = () => BundleBuilder.CodaLab().Yaml("# first phase", "phase_never_ends: True"),
        ["parallel phases"] = () => BundleBuilder.CodaLab().Yaml("start_date: 2024-02-01", "start_date: 2024-01-01"),
        ["time and offset"] = () => BundleBuilder.CodaLab().Yaml("start_date: 2024-02-01", "start_date: '2024-02-01T14:30:15+02:00'"),
        ["closed phase"] = () => BundleBuilder.CodaLab().Yaml("max_submissions: 50", "max_submissions: 0"),
        ["best run"] = () => BundleBuilder.CodaLab().Yaml("# first phase", "force_best_submission_to_leaderboard: True\nmax_submission_size: 20"),
        ["groups and hidden columns"] = () => BundleBuilder.CodaLab()
            .Yaml("  columns:", "  column_groups:\n    G: &G\n      label: Macro\n  columns:")
            .Yaml("# columns", "f1:\n  leaderboard: *RESULTS\n  label: F1 \"strict\" # 1\n  rank: 2\n  column_group: *G\n  sort: asc\nsecret:\n  leaderboard: *RESULTS\n  label: Secret\n  rank: 3\n  hidden: True"),
        ["several leaderboards"] = () => BundleBuilder.CodaLab()
            .Yaml("# boards", "OTHER: &OTHER\n  label: Other\n  rank: 2")
            .Yaml("# columns", "f1:\n  leaderboard: *OTHER\n  label: F1\n  rank: 1\n  selection_default: 5"),
        ["several programs"] = () => BundleBuilder.CodaLab()
            .Yaml("    scoring_program: scoring_program.zip\n    reference_data: reference.zip\n    # second phase", "    scoring_program: other.zip\n    reference_data: other_reference.zip\n    # second phase")
            .Zip("other.zip", ("metadata", "command: python3 $program/other.py"), ("other.py", "pass")).Zip("other_reference.zip", ("truth.txt", "x")),
        ["ingestion"] = () => BundleBuilder.CodaLab()
            .Yaml("# first phase", "ingestion_program: ingestion.zip\ninput_data: input.zip").Yaml("# second phase", "ingestion_program: ingestion.zip\ninput_data: input.zip")
            .Zip("ingestion.zip", ("metadata", "command: python3 $ingestion_program/i.py"), ("i.py", "pass")).Zip("input.zip", ("a", "a")),
        ["kits and data"] = () => BundleBuilder.CodaLab().Yaml("# first phase", "starting_kit: kit.zip\npublic_data: data.zip").Yaml("# second phase", "starting_kit: kit2.zip").Zip("kit.zip", ("a", "a")).Zip("kit2.zip", ("b", "b")).Zip("data.zip", ("c", "c")),
        ["no program"] = () => BundleBuilder.CodaLab().Without("scoring_program.zip"),
        ["folders"] = () => BundleBuilder.CodaLab().Without("reference.zip").Text("reference/truth.txt", "a\nb\n"),
        ["a page with everything"] = () => BundleBuilder.CodaLab()
            .Text("overview.html", "<h1>Guess *all*</h1><p>Guess <b>words</b> &amp; <i>more_words</i> at <a href='https://example.org/a_b'>our site</a>.</p><ul><li>one<ul><li>two</li></ul></li></ul><ol><li>x</li></ol><table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table><pre>code &lt;b&gt;</pre><p>a&lt;b&gt;c</p>")
            .Yaml("html:", "html:\n  extra_page: extra.html").Text("extra.html", "<p>More</p>"),
        ["Arabic"] = () => BundleBuilder.CodaLab().Yaml("title: Word Guessing", "title: 'لهجات: 2026 #1'").Yaml("label: Practice", "label: \"تدريب \\\"أول\\\"\""),
    };

    public static IReadOnlyDictionary<string, Func<BundleBuilder>> Codabench { get; } = new Dictionary<string, Func<BundleBuilder>>(StringComparer.Ordinal)
    {
        ["plain"] = BundleBuilder.Codabench,
        ["settings"] = () => BundleBuilder.Codabench().Yaml("# top", "enable_detailed_results: True\ndocker_image: codalab/codalab-legacy:py39\ncontact_email: task@example.org\nregistration_auto_approve: False"),
        ["hidden board"] = () => BundleBuilder.Codabench().Yaml("# board", "hidden: True"),
        ["best run"] = () => BundleBuilder.Codabench().Yaml("submission_rule: Force_Last", "submission_rule: Force_Best"),
        ["every run"] = () => BundleBuilder.Codabench().Yaml("submission_rule: Force_Last", "submission_rule: Force_Latest_Multiple"),
        ["no limits"] = () => BundleBuilder.Codabench().Yaml("max_submissions: 50", "max_submissions: 0").Yaml("max_submissions_per_day: 10", "max_submissions_per_day: 0"),
        ["computed"] = () => BundleBuilder.Codabench().Yaml("# columns", "- title: Items\n  key: items\n  index: 1\n  hidden: True\n  precision: 0\n- title: Mean of both\n  key: mean\n  index: 2\n  computation: avg\n  computation_indexes: [0, 1]"),
        ["primary"] = () => BundleBuilder.Codabench().Yaml("# board", "primary_index: 1").Yaml("# columns", "- title: Error\n  key: error\n  index: 1\n  sorting: asc"),
        ["several tasks"] = () => BundleBuilder.Codabench()
            .Yaml("# tasks", "  - index: 1\n    name: Second\n    scoring_program: other\n    reference_data: reference2.zip\n  - index: 2\n    name: Guessing, final\n    scoring_program: scoring_program\n    reference_data: reference2.zip\n")
            .Yaml("tasks: [0]\n    # first phase", "tasks: [0, 1]\n    # first phase").Yaml("start: 2024-02-01\n    tasks: [0]", "start: 2024-02-01 13:00:00\n    execution_time_limit: 30\n    tasks: [2]")
            .Text("other/metadata.yaml", "command: python3 other.py").Text("other/other.py", "pass").Zip("reference2.zip", ("truth.txt", "b")),
        ["ingestion and samples"] = () => BundleBuilder.Codabench()
            .Yaml("# first task", "ingestion_program: ingestion\ninput_data: input\n")
            .Yaml("# tasks", "solutions:\n  - index: 0\n    name: Baseline\n    path: sample.zip\n    tasks: [0]\n").Yaml("# first phase", "starting_kit: kit.zip\npublic_data: data").Yaml("# top", "make_input_data_available: True")
            .Text("ingestion/metadata", "command: python3 $ingestion_program/i.py").Text("ingestion/i.py", "pass").Text("input/a.txt", "a").Zip("sample.zip", ("answer.txt", "a")).Zip("kit.zip", ("k", "k")).Text("data/d.txt", "d"),
        ["pages"] = () => BundleBuilder.Codabench().Yaml("    file: overview.md\n", "    file: overview.md\n  - title: Data\n    file: data.md\n").Text("data.md", "Use `<doc>` and <b>care</b>.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").Yaml("name: Evaluation", "name: Evaluation\n    description: The last."),
        ["no reference"] = () => BundleBuilder.Codabench().Yaml("    reference_data: reference\n", ""),
        ["overlap"] = () => BundleBuilder.Codabench().Yaml("end: 2024-02-01", "end: 2024-06-01 10:00:00").Yaml("start: 2024-02-01", "start: 2024-03-01"),
    };
}
