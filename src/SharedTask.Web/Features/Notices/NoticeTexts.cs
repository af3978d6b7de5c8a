namespace SharedTask.Web.Features.Notices;

/// <summary>Names the resources of the inbox.</summary>
public sealed class NoticeTexts;
