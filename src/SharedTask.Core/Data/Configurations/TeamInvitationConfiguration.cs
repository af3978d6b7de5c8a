using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class TeamInvitationConfiguration : IEntityTypeConfiguration<TeamInvitation>
{
    public void Configure(EntityTypeBuilder<TeamInvitation> builder)
    {
        builder.Property(row => row.Email).HasMaxLength(256);
        builder.Property(row => row.TokenHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => row.TeamId);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}
