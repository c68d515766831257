import YAMLSource

/// Where the values of the fields of each mapping are, found while checking and read again while reading.
struct FieldLocations {
    /// Stands for a field that is absent.
    static let absent: Int32 = -1

    private var objects: [(index: Int, values: [Int32])] = []
    private var isSorted = true

    /// Notes the values of a mapping's fields, in the order of its shape's fields.
    mutating func append(_ node: YAMLNode, _ values: [Int32]) {
        if let last = objects.last, last.index >= node.index { isSorted = false }
        objects.append((node.index, values))
    }

    /// Puts the objects in order, so that they can be found.
    mutating func sort() {
        if !isSorted { objects.sort { $0.index < $1.index } }
        isSorted = true
    }

    /// The values of a mapping's fields; nil for one that was not checked.
    func values(of node: YAMLNode) -> [Int32]? {
        var low = 0
        var high = objects.count
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].index < node.index { low = middle + 1 } else { high = middle }
        }
        return low < objects.count && objects[low].index == node.index ? objects[low].values : nil
    }
}
