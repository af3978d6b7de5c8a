namespace SharedTask.Core.Data;

/// <summary>The databases that SharedTask works with.</summary>
public enum DataProvider
{
    Sqlite,
    SqlServer,
}
