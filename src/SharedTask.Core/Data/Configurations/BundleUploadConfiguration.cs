using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SharedTask.Core.Bundles.Import;

namespace SharedTask.Core.Data.Configurations;

internal sealed class BundleUploadConfiguration : IEntityTypeConfiguration<BundleUpload>
{
    public void Configure(EntityTypeBuilder<BundleUpload> builder)
    {
        builder.Property(row => row.FileName).HasMaxLength(255);
        builder.Property(row => row.BlobHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => row.AccountId);
    }
}
