using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Accounts;

namespace SharedTask.Core.Data.Configurations;

internal sealed class SiteSettingConfiguration : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> builder)
    {
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(100);
        builder.Property(row => row.Value).HasMaxLength(4000);
    }
}
