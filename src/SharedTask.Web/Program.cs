using SharedTask.Web.Hosting;

// Settings and assets stand beside the program, from wherever it is started; the data folder is relative to where it is started.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddSharedTask();

var app = builder.Build();
app.UseSharedTask();
await app.PrepareAsync(app.Lifetime.ApplicationStopping);
await app.PrepareDemoAsync(app.Lifetime.ApplicationStopping);
await app.AnnounceSetupAsync(app.Lifetime.ApplicationStopping);
await app.RunAsync();
