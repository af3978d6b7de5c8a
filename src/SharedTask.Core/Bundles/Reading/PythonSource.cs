using System.Text.RegularExpressions;

namespace SharedTask.Core.Bundles.Reading;

/// <summary>What can be seen of a Python program without running it: whether it is of Python 2, and which modules it asks for.</summary>
internal static partial class PythonSource
{
    /// <summary>What a runtime has besides the standard library unless it says otherwise.</summary>
    private static readonly HashSet<string> Offered = new(StringComparer.Ordinal)
    {
        "numpy", "scipy", "sklearn", "pandas", "joblib", "threadpoolctl", "dateutil", "pytz", "six", "pkg_resources", "setuptools",
    };

    /// <summary>The top names of the standard library, those included that newer versions have dropped.</summary>
    private static readonly HashSet<string> Standard = new(
        ("__future__ abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs "
        + "codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils "
        + "doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip "
        + "hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math "
        + "mimetypes mmap modulefinder msvcrt multiprocessing netrc nntplib ntpath numbers opcode operator optparse os pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib "
        + "posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex "
        + "shutil signal site smtplib socket socketserver sqlite3 ssl stat statistics string stringprep struct subprocess sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios "
        + "textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref "
        + "webbrowser winreg wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo").Split(' '),
        StringComparer.Ordinal);

    /// <summary>Modules of Python 2 that have another name in Python 3.</summary>
    private static readonly HashSet<string> Old = new(StringComparer.Ordinal) { "urllib2", "ConfigParser", "StringIO", "cStringIO", "cPickle", "Queue", "commands", "HTMLParser", "sets", "exceptions", "httplib", "Tkinter" };

    public static bool IsPython2(string source) => OldSyntax().IsMatch(source);

    /// <summary>Whether it has pip fetch packages while it runs.</summary>
    public static bool InstallsPackages(string source) => Install().IsMatch(source);

    /// <summary>The first names of the modules that are imported at the top level of the file and are neither Python's own nor among those that a runtime has.</summary>
    public static IEnumerable<string> Missing(string source, ISet<string> ownModules, IReadOnlySet<string>? offered = null) => Import().Matches(source)
        .SelectMany(match => match.Groups["from"].Success ? [match.Groups["from"].Value] : match.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
        .Select(name => name.Split(' ', '.')[0])
        .Where(name => name.Length > 0 && !(offered ?? Offered).Contains(name) && !Standard.Contains(name) && !Old.Contains(name) && !ownModules.Contains(name))
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("""^[ \t]*(?:print[ \t]+(?:["'%\w]|>>)|except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:|exec[ \t]+["'\w]|raise[ \t]+\w+[ \t]*,)""", RegexOptions.Multiline, 1000)]
    private static partial Regex OldSyntax();

    [GeneratedRegex(@"^(?:from[ \t]+(?<from>[A-Za-z_]\w*)[\w.]*[ \t]+import\b|import[ \t]+(?<names>[A-Za-z_][\w., \t]*?)[ \t]*(?:#.*|;.*)?\r?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();

    [GeneratedRegex("""^[^#\n]*(?:["']pip3?["'][ \t]*,[ \t]*["']install["']|["'!](?:python3? -m )?pip3? install |pip\.main\(\s*\[["']install)""", RegexOptions.Multiline, 1000)]
    private static partial Regex Install();
}
