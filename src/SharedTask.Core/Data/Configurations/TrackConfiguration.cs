using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class TrackConfiguration : IEntityTypeConfiguration<Track>
{
    public void Configure(EntityTypeBuilder<Track> builder)
    {
        builder.Property(row => row.Slug).HasMaxLength(60);
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.HasIndex(row => new { row.CompetitionId, row.Slug }).IsUnique();
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
