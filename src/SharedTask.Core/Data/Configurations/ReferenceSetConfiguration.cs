using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class ReferenceSetConfiguration : IEntityTypeConfiguration<ReferenceSet>
{
    public void Configure(EntityTypeBuilder<ReferenceSet> builder)
    {
        builder.Property(row => row.FileName).HasMaxLength(255);
        builder.Property(row => row.BlobHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(row => row.LeaseOwner).HasMaxLength(100);
        builder.HasIndex(row => new { row.TrackId, row.PhaseId, row.Version }).IsUnique();
        builder.HasIndex(row => row.State);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
