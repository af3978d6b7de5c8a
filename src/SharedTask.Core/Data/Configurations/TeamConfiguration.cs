using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(row => row.Name).HasMaxLength(80);
        builder.Property(row => row.NormalizedName).HasMaxLength(80);
        builder.Property(row => row.Affiliation).HasMaxLength(200);
        builder.Property(row => row.Country).HasMaxLength(2).IsUnicode(false);
        builder.HasIndex(row => new { row.CompetitionId, row.NormalizedName }).IsUnique();
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
