using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class ScorerConfiguration : IEntityTypeConfiguration<Scorer>
{
    public void Configure(EntityTypeBuilder<Scorer> builder)
    {
        builder.Property(row => row.PluginId).HasMaxLength(60);
        builder.Property(row => row.PluginVersion).HasMaxLength(30);
        builder.Property(row => row.ProgramHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => new { row.TrackId, row.Version }).IsUnique();
        builder.HasOne<Track>().WithMany().HasForeignKey(row => row.TrackId).OnDelete(DeleteBehavior.Restrict);
    }
}
