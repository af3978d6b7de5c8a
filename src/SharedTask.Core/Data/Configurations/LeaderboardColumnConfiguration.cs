using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class LeaderboardColumnConfiguration : IEntityTypeConfiguration<LeaderboardColumn>
{
    public void Configure(EntityTypeBuilder<LeaderboardColumn> builder)
    {
        builder.Property(row => row.Metric).HasMaxLength(60);
        builder.Property(row => row.Title).HasMaxLength(60);
        builder.HasIndex(row => new { row.TrackId, row.Metric }).IsUnique();
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
    }
}
