using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Data.Configurations;

internal sealed class CompetitionConfiguration : IEntityTypeConfiguration<Competition>
{
    public void Configure(EntityTypeBuilder<Competition> builder)
    {
        builder.Property(row => row.Slug).HasMaxLength(60);
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.Property(row => row.Summary).HasMaxLength(1000);
        builder.Property(row => row.ContactEmail).HasMaxLength(256);
        builder.Property(row => row.TimeZoneId).HasMaxLength(60);
        builder.Property(row => row.QueueLabel).HasMaxLength(QueueNames.LongestName).IsUnicode(false);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => row.Slug).IsUnique();
        builder.HasIndex(row => row.State);
    }
}
