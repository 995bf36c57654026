-- Things that go wrong, for a module to survive.

local Faults = {}

-- et.gentity_get gives these values for a field from now on, in turn; `values.n` of them where nil is one. A number
-- stands for each component of a vector. No values: as before.
function Faults:set_field_fault(field, values)
  self.entities:fault(field, values)
end

-- Every field that et.gentity_get knows, in order.
function Faults:field_names()
  return self.entities.names
end

-- From now on an engine function is another one, in this VM and in later ones.
function Faults:replace_function(name, replacement)
  self.function_faults[name] = replacement
  self.vm.globals.et[name] = replacement
end

-- An engine function raises.
function Faults:fail_function(name, message)
  self:replace_function(name, function() error(message or (name .. ' fails'), 2) end)
end

-- The engine does not have it.
function Faults:remove_function(name)
  self.vm.globals.et[name] = nil
end

-- A global function of the module raises each time it is called.
function Faults:fail_hook(name, message)
  self.vm.globals[name] = function() error(message or (name .. ' fails'), 0) end
end

-- Writes write nothing from now on (true) or again (false).
function Faults:fill_disk(is_full)
  self.disk.is_full = is_full
end

-- No file can be opened for writing from now on (true) or again (false).
function Faults:refuse_files(refuses)
  self.disk.refuses = refuses
end

return Faults
