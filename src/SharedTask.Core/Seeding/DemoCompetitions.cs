using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Seeding;

/// <summary>What the demo shows: an open board, a hidden one, a final one, and one in Arabic. The names are invented.</summary>
internal static class DemoCompetitions
{
    private static readonly string[] Countries = ["Algeria", "Bahrain", "Egypt", "Iraq", "Jordan", "Kuwait", "Lebanon", "Libya", "Morocco", "Oman", "Palestine", "Qatar", "Sudan", "Syria", "Tunisia", "Yemen"];

    public static IReadOnlyList<DemoCompetition> All { get; } =
    [
        new()
        {
            Title = "Dialect Identification 2026",
            Summary = "Which country, and which region, does an Arabic post come from? Synthetic data in the shape of NADI.",
            Overview = "# Task\n\nGiven a short post in dialectal Arabic, name the **country** (track 1) or the **region** (track 2) of its author.\n\n## Data\n\nOne label per post. Everything here is generated: nobody wrote these posts.",
            Rules = "* At most five runs a day and track.\n* External data are allowed if they are named in the system description.",
            Tracks =
            [
                new("1 Country", "classification", """{"interval_resamples":500}""", Countries, 2000),
                new("2 Region", "classification", "{}", ["Gulf", "Levant", "Maghreb", "Nile", "Yemen"], 1500),
            ],
            PhaseTitle = "Evaluation",
            StartsInDays = -6,
            EndsInDays = 3,
            Teams = [("Qalam", "Aurora Institute", "AE", 0.62), ("Dialektos", "Granada Language Lab", "ES", 0.6), ("أطلس", "جامعة النور", "SA", 0.57), ("MARBLE", "North Coast University", "CA", 0.53), ("Nile-1", "Delta University", "EG", 0.44), ("solo-k", "", "TN", 0.3)],
        },
        new()
        {
            Title = "Generated Text Detection 2026",
            Summary = "Human or machine, and which machine? Synthetic data in the shape of AuTexTification. Scores are hidden until release.",
            Overview = "# Task\n\nTrack 1 asks whether a text was generated; track 2 asks by which of six models.",
            Rules = "One team per person. Scores are shown when the evaluation is over.",
            Tracks =
            [
                new("1 Human or generated", "classification", "{}", ["generated", "human"], 2500),
                new("2 Model attribution", "classification", "{}", ["A", "B", "C", "D", "E", "F"], 1500),
            ],
            PhaseTitle = "Blind test",
            StartsInDays = -2,
            EndsInDays = 5,
            Visibility = BoardVisibility.Blind,
            ReleasesInDays = 6,
            Teams = [("Turing's Cousins", "Lakeside College", "GB", 0.8), ("Detectores", "Universidad del Sol", "MX", 0.77), ("MARBLE", "North Coast University", "CA", 0.7)],
        },
        new()
        {
            Title = "Idiom Verification 2025",
            Summary = "Is the phrase meant literally? A finished task in the shape of SemEval, with its final leaderboard.",
            Overview = "# Task\n\nGive each phrase in its context a score from 0 (literal) to 1 (idiomatic); 0.5 leaves it unanswered.",
            Rules = "The task is over; its data stay available for research.",
            Tracks = [new("Verification", "detection", """{"interval_resamples":200}""", ["1", "0"], 1200)],
            PhaseTitle = "Test",
            StartsInDays = -60,
            EndsInDays = -30,
            IsClosed = true,
            Teams = [("Phrasebook", "Harbour University", "NL", 0.82), ("Idiomatic", "Westfield", "US", 0.78), ("Sayings", "Institut des Lettres", "FR", 0.71), ("Baseline++", "", "DE", 0.55)],
        },
        new()
        {
            Title = "تصنيف المشاعر 2026",
            Address = "sentiment-2026",
            Summary = "هل المنشور إيجابي أم سلبي أم محايد؟ بيانات مولّدة للعرض.",
            Overview = "# المهمة\n\nحدّد شعور كاتب كل منشور: **إيجابي** أو **سلبي** أو **محايد**.",
            Rules = "خمس محاولات يوميًا على الأكثر لكل فريق.",
            Tracks = [new("المنشورات القصيرة", "classification", "{}", ["إيجابي", "سلبي", "محايد"], 900)],
            PhaseTitle = "التقييم",
            StartsInDays = -3,
            EndsInDays = 10,
            Teams = [("قلم", "معهد الشفق", "AE", 0.75), ("أطلس", "جامعة النور", "SA", 0.71), ("Nile-1", "Delta University", "EG", 0.6)],
        },
    ];
}
