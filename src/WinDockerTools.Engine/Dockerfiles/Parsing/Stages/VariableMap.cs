using System;
using System.Collections;
using System.Collections.Generic;

namespace WinDockerTools.Engine.Dockerfiles.Parsing.Stages;

/// <summary>
/// Names with values, in the order of the names. It never changes: setting a value gives another map that shares most
/// of this one, so that each instruction of a long file can have its own.
/// </summary>
sealed class VariableMap : IReadOnlyCollection<KeyValuePair<string, string>>
{
    readonly Node? root;
    readonly StringComparer comparer;

    VariableMap(Node? root, StringComparer comparer) => (this.root, this.comparer) = (root, comparer);

    public static VariableMap Empty { get; } = new(null, StringComparer.Ordinal);

    /// <summary>Windows knows no case in names of variables.</summary>
    public static VariableMap EmptyOfWindows { get; } = new(null, StringComparer.OrdinalIgnoreCase);

    public int Count => root?.Count ?? 0;

    /// <summary>Null where there is none of that name.</summary>
    public string? this[string name]
    {
        get
        {
            var node = root;
            while (node is not null)
            {
                var order = comparer.Compare(name, node.Name);
                if (order == 0)
                    return node.Value;
                node = order < 0 ? node.Left : node.Right;
            }
            return null;
        }
    }

    public bool Contains(string name) => this[name] is not null;

    public VariableMap With(string name, string value) => new(Set(root, name, value), comparer);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        var left = new Stack<Node>();
        for (var node = root; node is not null || left.Count > 0; node = node.Right)
        {
            for (; node is not null; node = node.Left)
                left.Push(node);
            node = left.Pop();
            yield return new KeyValuePair<string, string>(node.Name, node.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    Node Set(Node? node, string name, string value)
    {
        if (node is null)
            return new Node(name, value, null, null);
        var order = comparer.Compare(name, node.Name);
        return order == 0 ? new Node(node.Name, value, node.Left, node.Right)
            : order < 0 ? Balanced(node, Set(node.Left, name, value), node.Right)
            : Balanced(node, node.Left, Set(node.Right, name, value));
    }

    // An AVL tree: the heights of two neighbours differ by one at most.
    static Node Balanced(Node node, Node? left, Node? right)
    {
        if (Height(left) > Height(right) + 1)
        {
            return Height(left!.Left) >= Height(left.Right)
                ? new Node(left, left.Left, new Node(node, left.Right, right))
                : new Node(left.Right!, new Node(left, left.Left, left.Right!.Left), new Node(node, left.Right.Right, right));
        }
        if (Height(right) > Height(left) + 1)
        {
            return Height(right!.Right) >= Height(right.Left)
                ? new Node(right, new Node(node, left, right.Left), right.Right)
                : new Node(right.Left!, new Node(node, left, right.Left!.Left), new Node(right, right.Left.Right, right.Right));
        }
        return new Node(node, left, right);
    }

    static int Height(Node? node) => node?.Height ?? 0;

    sealed class Node(string name, string value, Node? left, Node? right)
    {
        public Node(Node like, Node? left, Node? right)
            : this(like.Name, like.Value, left, right)
        {
        }

        public string Name { get; } = name;

        public string Value { get; } = value;

        public Node? Left { get; } = left;

        public Node? Right { get; } = right;

        public int Height { get; } = 1 + Math.Max(Height(left), Height(right));

        public int Count { get; } = 1 + (left?.Count ?? 0) + (right?.Count ?? 0);
    }
}
