using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Evaluations;
using SharedTask.Core.Runs;

namespace SharedTask.Core.Data.Configurations;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.HasIndex(row => row.RunId);
        builder.HasIndex(row => row.RunId, "IX_Evaluations_OneCurrentPerRun").IsUnique().HasFilter("[IsCurrent] = 1");
        builder.HasIndex(row => new { row.ScorerId, row.ReferenceSetId });
        builder.Property(row => row.Reason).HasMaxLength(2000);
        builder.Property(row => row.ReportHash).HasMaxLength(64).IsUnicode(false);
        builder.HasOne<Run>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Scorer>().WithMany().HasForeignKey(row => row.ScorerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReferenceSet>().WithMany().HasForeignKey(row => row.ReferenceSetId).OnDelete(DeleteBehavior.Restrict);
    }
}
