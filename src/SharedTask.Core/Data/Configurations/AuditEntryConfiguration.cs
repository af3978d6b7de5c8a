using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Audit;

namespace SharedTask.Core.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(row => row.Action).HasMaxLength(60);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.HasIndex(row => new { row.CompetitionId, row.At });
    }
}
