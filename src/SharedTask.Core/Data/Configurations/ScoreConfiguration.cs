using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Evaluations;

namespace SharedTask.Core.Data.Configurations;

internal sealed class ScoreConfiguration : IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<Score> builder)
    {
        builder.HasKey(row => new { row.EvaluationId, row.Position });
        builder.Property(row => row.Metric).HasMaxLength(60);
        builder.Property(row => row.IntervalJson).HasMaxLength(400);
        builder.Property(row => row.SliceBy).HasMaxLength(100);
        builder.Property(row => row.SliceValue).HasMaxLength(200);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(row => row.EvaluationId).OnDelete(DeleteBehavior.Restrict);
    }
}
