using System;
using System.Linq;

namespace WinDockerTools.Engine.Dockerfiles.Facts.Images;

/// <summary>The user that an image's containers run as where no file says another.</summary>
static class DefaultUsers
{
    /// <summary>Official images with a user of their own. Source: USER in their Dockerfiles (docker-library).</summary>
    static readonly string[] OwnUser = ["elasticsearch", "kibana", "logstash", "solr", "sonarqube", "jenkins", "memcached", "haproxy", "varnish", "ghost", "neo4j", "flink", "spark", "zookeeper"];

    /// <summary>Official images that begin as root and step down by themselves. Source: their entry scripts (docker-library).</summary>
    static readonly string[] StepDown =
    [
        "postgres", "mysql", "mariadb", "percona", "redis", "valkey", "mongo", "rabbitmq", "cassandra", "couchdb", "couchbase", "influxdb", "nginx", "httpd", "consul",
        "vault", "docker", "registry", "wordpress", "nextcloud", "drupal", "joomla", "tomcat", "mosquitto", "eclipse-mosquitto", "telegraf", "traefik", "adminer",
    ];

    /// <summary>Bases on Linux outside of Docker's official ones that run as root. Sources: their Dockerfiles.</summary>
    static readonly string[] Root = ["registry.access.redhat.com/ubi8", "registry.access.redhat.com/ubi9", "registry.access.redhat.com/ubi8/ubi", "registry.access.redhat.com/ubi9/ubi", "registry.access.redhat.com/ubi9/ubi-minimal"];

    /// <summary>Null where it is not known, or the image takes care of it.</summary>
    public static string? Of(ImageName image, bool isWindows)
    {
        if (isWindows)
            return image.IsBelow("mcr.microsoft.com/dotnet/framework") ? null : WindowsImages.UserOf(image);
        if (image.TagParts.Any(part => part is "nonroot" or "rootless" or "chiseled" or "unprivileged" or "apache" or "fpm") || image.Is(OwnUser) || image.Is(StepDown))
            return null;
        // distroless is root without :nonroot (its README); .NET has a user app and leaves it to files to use it.
        var isRoot = Libcs.IsWellKnown(image) || image.IsBelow("gcr.io/distroless") || WindowsImages.IsOfDotNet(image) || image.Is(Root);
        return isRoot ? "root" : null;
    }

    public static bool IsAdministrator(string user) => user.Split(':')[0] is var name
        && (name is "root" or "0" || name.Equals("ContainerAdministrator", StringComparison.OrdinalIgnoreCase));
}
