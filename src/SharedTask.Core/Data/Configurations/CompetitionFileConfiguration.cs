using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class CompetitionFileConfiguration : IEntityTypeConfiguration<CompetitionFile>
{
    public void Configure(EntityTypeBuilder<CompetitionFile> builder)
    {
        builder.Property(row => row.Title).HasMaxLength(255);
        builder.Property(row => row.FileName).HasMaxLength(255);
        builder.Property(row => row.BlobHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => row.CompetitionId);
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Phase>().WithMany().HasForeignKey(row => row.PhaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
