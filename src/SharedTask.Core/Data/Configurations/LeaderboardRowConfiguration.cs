using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Leaderboards;
using SharedTask.Core.Runs;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class LeaderboardRowConfiguration : IEntityTypeConfiguration<LeaderboardRow>
{
    public void Configure(EntityTypeBuilder<LeaderboardRow> builder)
    {
        builder.HasKey(row => new { row.LeaderboardId, row.RunId });
        builder.HasIndex(row => new { row.LeaderboardId, row.Position });
        builder.HasOne<Leaderboard>().WithMany().HasForeignKey(row => row.LeaderboardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Run>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(row => row.EvaluationId).OnDelete(DeleteBehavior.Restrict);
    }
}
