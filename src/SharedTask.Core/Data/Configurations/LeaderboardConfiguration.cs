using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Leaderboards;

namespace SharedTask.Core.Data.Configurations;

internal sealed class LeaderboardConfiguration : IEntityTypeConfiguration<Leaderboard>
{
    public void Configure(EntityTypeBuilder<Leaderboard> builder)
    {
        builder.HasIndex(row => new { row.TrackId, row.PhaseId, row.Edition }).IsUnique();
        builder.HasIndex(row => row.CompetitionId);
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
