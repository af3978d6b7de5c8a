using System.IO.Compression;

namespace SharedTask.E2E.Journeys;

/// <summary>An organizer brings a competition of CodaLab's and opens it; a team sends the sample, and the bundle's own program scores it.</summary>
[Collection(Journey.Name)]
public sealed class BundleImport(Browser browser)
{
    [Fact]
    public async Task Bundle_OfCodaLab_IsImportedOpenedAndScoresItsSample()
    {
        using var folder = new TemporaryFolder();
        var bundle = folder.Of("word-guessing.zip");
        await File.WriteAllBytesAsync(
            bundle,
            BundleBuilder.CodaLab()
                .Yaml("has_registration: True", "has_registration: False\nimage: logo.png")
                .Zip("sample_submission.zip", ("answer.txt", "a\nb\nx\ny\n"))
                .Build(),
            TestContext.Current.CancellationToken);
        var sample = await SampleAsync(folder.Of("sample.zip"), "a\nb\nc\nx\n");
        await using var site = new SiteProcess();
        await site.StartAsync();

        await using var organizer = await browser.VisitorAsync(site.Address, "organizer");
        await organizer.BecomeAdministratorAsync(site, "Olga", "olga@example.org");
        await ImportAsync(organizer.Page, bundle);

        await using var team = await browser.VisitorAsync(site.Address, "team");
        await team.JoinAsync(site, "Tariq", "tariq@example.org");
        await SubmitAsync(team.Page, sample);

        await using var reader = await browser.VisitorAsync(site.Address, "reader");
        await reader.Page.GotoAsync("/c/word-guessing/leaderboard/results/evaluation");
        await reader.Page.Locator("tr[data-team='Guessers']").GetByText("0.7500").WaitForAsync();
    }

    private static async Task ImportAsync(IPage page, string bundle)
    {
        await page.GotoAsync("/organize/import");
        await page.InteractiveAsync();
        await page.GetByLabel("The bundle or archive").SetInputFilesAsync(bundle);
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and read" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "What it would become" }).WaitForAsync();
        await page.GetByText("Competitions have no picture here.").WaitForAsync();
        await page.GetByText("competition.yaml:4").WaitForAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Scores of Results" }).GetByText("0.5", new() { Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the competition" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Open the competition" }).WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the competition" }).ClickAsync();
        await page.GetByText("The competition is open.").WaitForAsync();
    }

    private static async Task SubmitAsync(IPage page, string sample)
    {
        await page.GotoAsync("/c/word-guessing/register");
        await page.GetByLabel("Team name").FillAsync("Guessers");
        await page.GetByLabel("We accept the rules").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await page.GetByText("approved").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Submit a run" }).First.ClickAsync();
        await page.GetByLabel("File").WaitForAsync();
        await page.InteractiveAsync();
        await page.GetByLabel("File").SetInputFilesAsync(sample);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await page.GetByText("scored", new() { Exact = true }).WaitForAsync();
    }

    private static async Task<string> SampleAsync(string path, string answers)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, TestContext.Current.CancellationToken);
        await using var entry = await zip.CreateEntry("answer.txt").OpenAsync(TestContext.Current.CancellationToken);
        await using var writer = new StreamWriter(entry);
        await writer.WriteAsync(answers);
        return path;
    }
}
