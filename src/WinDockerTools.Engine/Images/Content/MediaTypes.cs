namespace WinDockerTools.Engine.Images.Content;

/// <summary>OCI image-spec 1.1 and Docker image manifest version 2, schema 2.</summary>
static class MediaTypes
{
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    public static bool IsIndex(string? type) => type is OciIndex or DockerList;
    public static bool IsManifest(string? type) => type is OciManifest or DockerManifest;
    public static bool IsImageConfig(string? type) => type is OciConfig or DockerConfig;
}
