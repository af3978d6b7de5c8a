using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Accounts;

namespace SharedTask.Core.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(row => row.DisplayName).HasMaxLength(100);
        builder.Property(row => row.Language).HasMaxLength(10);
        builder.Property(row => row.TimeZoneId).HasMaxLength(60);
    }
}
