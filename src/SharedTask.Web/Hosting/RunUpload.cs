using Microsoft.AspNetCore.Mvc;
using SharedTask.Core.Runs;
using SharedTask.Core.Storage;
using SharedTask.Web.Shared;

namespace SharedTask.Web.Hosting;

/// <summary>A request that brings a run, and who is needed to take it.</summary>
internal sealed record RunUpload(
    [FromQuery] string FileName,
    [FromQuery] string? Label,
    HttpContext Context,
    MaySubmit MaySubmit,
    SubmitRun Submit,
    IBlobStore Blobs,
    TimeProvider Time,
    RefusalText Texts,
    CancellationToken CancellationToken);
