using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Accounts;
using SharedTask.Core.Notices;

namespace SharedTask.Core.Data.Configurations;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Property(row => row.Key).HasMaxLength(60);
        builder.Property(row => row.Link).HasMaxLength(400);
        builder.HasIndex(row => new { row.AccountId, row.CreatedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
