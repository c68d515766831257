import YAMLSource

/// Where the values of the fields of each mapping are, found while checking and read again while reading.
struct FieldLocations {
    /// Stands for a field that is absent.
    static let absent: Int32 = -1

    private var objects: [(index: Int, values: Range<Int>)] = []
    /// The fields' values of all mappings, one mapping behind the other: an array for each would be allocated for each.
    private var values: [Int32] = []
    private var isSorted = true

    /// Begins a mapping with so many fields, all absent; gives where they are noted.
    mutating func append(_ node: YAMLNode, fields count: Int) -> Int {
        if let last = objects.last, last.index >= node.index { isSorted = false }
        let start = values.count
        values.append(contentsOf: repeatElement(Self.absent, count: count))
        objects.append((node.index, start..<start + count))
        return start
    }

    /// The value of a field of the mapping whose fields are noted from `start` on.
    subscript(start: Int, place: Int) -> Int32 {
        get { values[start + place] }
        set { values[start + place] = newValue }
    }

    /// Puts the objects in order, so that they can be found.
    mutating func sort() {
        if !isSorted { objects.sort { $0.index < $1.index } }
        isSorted = true
    }

    /// The values of a mapping's fields; nil for one that was not checked.
    func values(of node: YAMLNode) -> ArraySlice<Int32>? {
        var low = 0
        var high = objects.count
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].index < node.index { low = middle + 1 } else { high = middle }
        }
        return low < objects.count && objects[low].index == node.index ? values[objects[low].values] : nil
    }
}
