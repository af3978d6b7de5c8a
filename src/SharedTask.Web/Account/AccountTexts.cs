namespace SharedTask.Web.Account;

/// <summary>Names the resources of the account pages.</summary>
public sealed class AccountTexts;
