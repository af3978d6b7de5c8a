namespace SharedTask.Web.Features.Notices;

/// <summary>Names the resources with the texts of notices; the key is the notice’s.</summary>
public sealed class Notices;
