using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;
using SharedTask.Core.Teams;

namespace SharedTask.Core.Data.Configurations;

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.HasKey(row => new { row.TeamId, row.AccountId });
        builder.HasIndex(row => new { row.CompetitionId, row.AccountId }).IsUnique();
        builder.HasIndex(row => row.AccountId);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
