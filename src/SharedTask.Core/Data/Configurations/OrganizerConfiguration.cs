using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Accounts;
using SharedTask.Core.Competitions;

namespace SharedTask.Core.Data.Configurations;

internal sealed class OrganizerConfiguration : IEntityTypeConfiguration<Organizer>
{
    public void Configure(EntityTypeBuilder<Organizer> builder)
    {
        builder.HasKey(row => new { row.CompetitionId, row.AccountId });
        builder.HasIndex(row => row.AccountId);
        builder.HasOne<Competition>().WithMany().HasForeignKey(row => row.CompetitionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
