namespace SharedTask.Web.Features.Organizing;

/// <summary>The texts of bringing a competition from elsewhere.</summary>
public sealed class ImportTexts;
