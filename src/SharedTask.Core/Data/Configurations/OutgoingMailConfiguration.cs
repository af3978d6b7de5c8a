using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Data.Configurations;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.Property(row => row.To).HasMaxLength(256);
        builder.Property(row => row.Subject).HasMaxLength(400);
        builder.Property(row => row.LastError).HasMaxLength(2000);
        builder.HasIndex(row => row.SentAt);
    }
}
