using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Data.Configurations;

internal sealed class QueueTurnConfiguration : IEntityTypeConfiguration<QueueTurn>
{
    public void Configure(EntityTypeBuilder<QueueTurn> builder)
    {
        builder.HasKey(row => new { row.CompetitionId, row.TeamId });
    }
}
