using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.HasKey(row => row.TeamId);
        builder.Property(row => row.Message).HasMaxLength(4000);
        builder.Property(row => row.DecisionNote).HasMaxLength(4000);
        builder.HasIndex(row => new { row.CompetitionId, row.State });
        builder.HasOne<Team>().WithOne().HasForeignKey<Registration>(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
